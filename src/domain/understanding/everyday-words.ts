/** Short words of everyday talk, rude ones too: as they stand they are no slip of a name ("brash" is not Bash). */
export const EVERYDAY_WORDS = `
adder afk ale apricot aptly arid arse ass asshole auntie aunty babble baby bacon badger baguette banjo
banter barbecue barley bastard bath beef beefy beige berry bigot bishop bisque bitch blab blimey bluff blunt
boa boldly bongo bonkers boo boob boobs booty bran brandy brash brass brawny brb brie brioche bro brogue
bruh btw buddy bugger bugle bullshit bum bunny burly burrito bust busted butt buzzed carnival carp cast
cello chap chatter cheater cheddar cheery cherry chewy chick chili chime choke chorizo christening chubby
chuck circus clam clique closet clown clueless cobalt cobra cock cod cola coldly con cornet coz crap crappy
cretin crimson croissant crow crud crude crunchy cunning cunt cup currant cuz cyan dad daddy daft dainty
dammit damn damp darn deer dick dildo dim diwali doodle dope dork dove drowsy dude duh dumb dunce dunno
dusty easter edam eel eid elf fart fatty ferret feta fete fiance fiancee fiddle fig filthy finch flea fling
flute fondue fool fox frank freak freaking freezer fridge frigging fuck fucked fucker fucking fudge fugue
funky furious gag gander garbage gasp gecko geek ghoul gig gimme giraffe gladly glare glide gloomy glum
gnocchi gnome goblin golly gonna gooey goofy goon goose gosh gotta gouda grandma granny grate greasy grimy
grubby grumpy gtg guacamole guava gum haha hake halloween ham hammered hanukkah hare harp hasty hawk heck
hedgehog hefty hehe hem hen hermit hiccup hippie hippo hippy hiss hitler hoax hobo hornet horny howl huh
hummus humus hungover hurl hyena idiot idiotic idiots idk idly ikr imam imbecile imho imo indigo innit
insane ivory jackal jeer jerk jolly jug kaput kazoo kiddo kinky kitty kiwi knead koala lad ladle lager lame
lanky lark lasagna latte lemme lid livid lizard lmao loaded lob lol loo loser lychee lynx mad madly maize
mama maroon mate meek meh merry mince minted mite moan mold mole monk moody moose moron moth muddy mum
mumble mummy murmur mutter naan nah nana natter nazi nerd newt nickel niece nipple nun nutter obama oboe
oddly ogre oily omg opaque otter ouch paella pal papa papaya parade parched parody pastrami pathetic pea
peach pee peek penis phew picnic piety pigeon pilgrim pimp pious piss pissed pita pixie plaque plastered pls
plump plush plz poo poop porn posh ppl prank prick prude psycho pun punk puny putin quack quail quaint qualm
quash queasy quiche quince quip quirk rabbi racist raclette ramadan ramen rash rave ravioli recital rhino
riddle risotto robin rofl rogue rooster rum rye sadly salami satire scam scarlet screwed scruffy sear sex
sexist sexy shabby shit shitty shove shrew shriek sieve simmer skinny skint slender slimy slug slut sly smh
smug snail snap snazzy snob sober sod soggy sorta spar spat spoof spouse sprat spree sprig spruce spry spud
spunk spur spurt squawk squeal squint squirm squirt stalin stoned stout sulky sultana sushi swanky tacky
taco tall tart tatty taunt tbh teal tequila thug thx tin tipsy tits tnx toddler toffee tongs toque tramp
trifle tripe trite troll troop troupe trout truant truce trudge truffle trump truss tryst ttyl tuba tug twat
twit ugh ukulele useless vagina vanity vicar viola violet viper vodka vogue vole wanker wanna wasp weary wee
weirdo whinge whisk whisky whittle whoa whore witty wizard worthless wow wren wtf xmas yak yank yay yikes
yogi yup zebra zinc
`;
