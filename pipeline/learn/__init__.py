"""What this user's own decisions teach: the models that choose and place statements fitted anew, and measured."""
