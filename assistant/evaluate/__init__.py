"""Scripted questions: asking them and measuring the answers."""
