"""`python -m pipeline` is the command `thematabel`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
