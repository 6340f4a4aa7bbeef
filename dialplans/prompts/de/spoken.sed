# What the voice must read so that the right word is heard.
# With one n the vowel is long, in capitals it is spelled.
s/\bPIN/Pinn/g
