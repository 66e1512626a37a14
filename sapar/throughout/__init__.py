"""What serves people at every stage: before they leave, while they are abroad and after they return."""
