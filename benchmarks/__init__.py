"""Measurements that anyone can run: on public data, against peers."""
