"""Small faults, planted one by one: do the tests of a room notice them?"""
