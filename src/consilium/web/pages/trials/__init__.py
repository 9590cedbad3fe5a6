"""Are there trials?"""
