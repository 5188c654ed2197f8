"""BPMN 2.0 out and in: a way as a file with a drawing, and the same part of BPMN read back."""
