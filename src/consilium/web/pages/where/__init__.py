"""Who has real experience with this, near home?"""
