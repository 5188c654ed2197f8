"""What is said at the terminal, and what happens when nobody reads it any more."""

import subprocess
import sys


def test_a_terminal_that_is_gone_stops_nothing_and_is_not_complained_of():
    program = (
        "import sys, time; from motcua.launch.stages import say\n"
        "say('one'); sys.stdin.readline(); say('two'); say('three'); sys.stderr.write('done')"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as house:
        assert house.stdin
        assert house.stdout
        assert house.stderr
        assert house.stdout.readline() == "one\n"
        house.stdout.close()
        house.stdin.write("go on\n")
        house.stdin.close()
        assert house.stderr.read() == "done"
        assert house.wait() == 0
