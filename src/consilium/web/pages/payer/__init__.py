"""Who pays?"""
