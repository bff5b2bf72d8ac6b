"""What results say: whether each promise was kept, period by period."""
