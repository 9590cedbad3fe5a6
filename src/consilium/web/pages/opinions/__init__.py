"""The opinions side by side: and now?"""
