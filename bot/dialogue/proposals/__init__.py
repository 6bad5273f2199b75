"""Who proposes what a message may want: each file one subject, none knowing the others."""
