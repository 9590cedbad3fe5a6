"""The first page: what do you have?"""
