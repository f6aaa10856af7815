"""Repairs of a glossary's files that leave what they say as it is."""

from glossary.repair.door import Repaired, repair

__all__ = ["Repaired", "repair"]
