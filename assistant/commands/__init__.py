"""What the `glossdesk` command is made of."""
