"""The faces that are served over HTTP."""
