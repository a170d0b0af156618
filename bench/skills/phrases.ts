/** Things that people say of their days, and that name no skill: nothing may be found in them. */
export const EVERYDAY: readonly string[] = `
I walked the dog around the lake
my sister lives near the old harbour
we had soup and bread for lunch
the bus was late again this morning
it rained all weekend
I sleep badly before exams
the neighbours are friendly
two cups of tea and a biscuit
I would rather stay at home today
my grandmother's garden is full of roses
the train to the coast takes an hour
we moved house last spring
I am allergic to cats
the kids are at school until three
she bought a red bicycle
he forgot his umbrella
I like long walks in the forest
the kitchen smells of onions
a friend of mine had a baby
I broke my arm when I was nine
we watched the sunset from the roof
the heating is broken
I lost my keys yesterday
the cake was too sweet
my brother plays the guitar
I go swimming on Thursdays
we need milk and eggs
it gets dark early in November
the shop on the corner has closed
I was born in a small village
my mother worked as a nurse
we went camping near the river
the coffee is cold
she laughed at every joke
I do not eat meat
there is snow on the hills
he painted the fence green
the phone rang twice
I miss my old flat
we danced until midnight
my shoes are wet
the doctor said it is nothing serious
I grew up on a farm
they married in June
the dentist is expensive
I am tired of the rain
our holiday starts on Friday
the cat sleeps on my desk
I will be forty next year
she knits warm jumpers
it is a long story
thanks for your patience
I have no idea what to do next
let us meet on Tuesday
I was off sick for two weeks
the rent went up again
my parents are retired
I drive an old blue car
we live above a bakery
the window does not close
I prefer mornings to evenings
he is taller than his father
the soup needs salt
I found a coin on the street
we took the wrong road
my daughter turns six on Sunday
I hate queues
the lift is out of order
she waved from the balcony
it took ages to get here
I wear glasses
the museum was closed
we ate outside
my neighbour grows tomatoes
I feel stuck at the moment
the weather has been kind
he whistles in the shower
I got lost in the woods
the children made a snowman
we keep three chickens
I am shy in big groups
the concert was loud
she reads before bed
I missed my train
our fridge is empty
the baby cried all night
I never liked that colour
we celebrated with friends
my back hurts
the post arrives at noon
I used to live abroad
he sold his boat
the ice on the pond is thin
I am happy where I live
we share a small office
the carpet is new
my uncle has a vineyard
I had a rough winter
she bakes on Saturdays
the stairs are steep
I cannot complain
we met at a wedding
the tap drips
my son lost a tooth
I stay up too late
the soup is ready
he borrowed my ladder
the view is lovely
I quit smoking in March
we shared a taxi
my hands are cold
the tickets were sold out
I dream of the mountains
she sings in a choir
it was an honest mistake
I owe you a drink
the road is closed
our dog barks at strangers
I have two younger brothers
the candle burned down
we stayed in a cheap hotel
my first job was in a cafe
I left school at sixteen
he carried the boxes upstairs
the paint is still wet
I am between jobs right now
we waited for an hour
my aunt sends postcards
the beach was empty
I like my coffee black
she slipped on the ice
the lamp flickers
I work nights at a warehouse
we planted an apple tree
my hair needs a cut
the plane was delayed
I am not sure yet
he snores
I have been here for ages
we laughed about it later
my bag is heavy
the market opens at seven
I caught a cold
she missed the last bus
it was worth the wait
I like rainy Sundays
the sofa is too big
our roof leaks
I want a quiet life
he missed his stop
the flowers need water
I have bills to pay
we were out of sugar
my cousin is a plumber
the tea is too hot
I need a break
she lost her ring
the bridge is narrow
I was late for dinner
we slept in a tent
my watch stopped
the pub was crowded
I am fine with that
he fed the ducks
the tunnel was dark
I have a long way home
we took the ferry
my pillow is too soft
the moon was bright
I save a little each month
she forgot my birthday
the mirror is cracked
I keep odd hours
our street is quiet
the milk went sour
I want more time with my family
he folded the towels
the door was locked
I had pancakes for breakfast
we argued about money
my jacket is torn
the queue was endless
I like the smell of rain
she packed sandwiches
the stove is still on
I will call you back
we saw a fox
my feet are sore
the pool is closed in winter
I am ready for a change
he raised two sons alone
the soup tastes of nothing
I told her the truth
we have a spare bed
my train leaves at six
the bread is stale
I need new tyres
she grew up by the sea
the wind broke a branch
I was the youngest of four
`
  .trim()
  .split("\n");
