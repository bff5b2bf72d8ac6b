"""Files and folders as a disk holds them: found, decoded, named, copied beside each other, locked and replaced."""
