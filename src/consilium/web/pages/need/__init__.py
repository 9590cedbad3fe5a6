"""Do I need a second opinion, why, and how soon?"""
