# What the voice must read so that the right word is heard.
s/\bPIN\b/pin/g
s/\bPINs\b/pins/g
