"""What all faces share: doors and their rules, who acts, sign-in, refusals as pages, layouts."""
