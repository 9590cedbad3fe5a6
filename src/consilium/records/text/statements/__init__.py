"""What do notes, letters and reports say about the journey? One file for each family of statements."""
