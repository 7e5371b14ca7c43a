"""What the transport run carries, when it arrives, and what is packed at each stop."""
