"""What people attach: papers, photos, proof. Sniffed, made harmless, encrypted by class, kept by their content."""
