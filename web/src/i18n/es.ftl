## language
language-name = Español
language-direction = ltr
