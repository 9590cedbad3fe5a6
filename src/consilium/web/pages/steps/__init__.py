"""The list of steps: where am I, and what comes next?"""
