# What the voice must read so that the right word is heard. A plus stands before the vowel with the stress.
s/ПИН-код/п+ин код/g
s/наберите/набер+ите/g
# Without the plus it says "вы торопитесь" with the stress of the indicative.
s/торопитесь/тороп+итесь/g
# Its dictionary knows кого but not кого-то.
s/кого-то/ков+о-то/g
s/\bноль\b/н+оль/g
