"""What an employer abroad asks for: how many people, for which work, at what pay; checked before it is published."""
