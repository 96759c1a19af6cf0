"""What happens without a person: due timers, deliveries, reminders."""
