## language
language-name = Français
language-direction = ltr
