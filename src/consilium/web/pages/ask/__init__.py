"""What do I send, and how do I ask?"""
