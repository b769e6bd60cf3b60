## language
language-name = 中文
language-direction = ltr
