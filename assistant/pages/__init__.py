"""Pages that stand alone: HTML to hand on."""
