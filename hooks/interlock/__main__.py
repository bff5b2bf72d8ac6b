"""`python -m interlock`: the command, also where its own file is not on the path."""

from interlock.doors.cli import main

if __name__ == "__main__":
    main(prog_name="interlock")
