"""Pages whose words are known + pages of the same book whose words are not → words, with the places that show them."""
