"""What borrowers and desks are told: reminders, labels, receipts."""
