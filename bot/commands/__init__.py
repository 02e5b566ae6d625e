"""What an operator runs before the bot runs: `init` writes the settings, `check` judges them."""
