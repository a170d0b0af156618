/** Names of people, places and firms that are near to the names of skills or may be: Devon is not DevOps. */
export const PROPER_NAMES = `
Emma Olivia Noah Liam Sofia Lucas Mia Hugo Anna Lena Paul Jonas Marie Clara Peter Karin Stefan Markus Heike Ingrid Sven Lars Astrid Bjorn Pedro Carlos
Miguel Lucia Carmen Diego Mateo Giulia Marco Luca Chiara Yuki Haruto Sakura Wei Ling Xiao Arjun Priya Rahul Anjali Deepak Fatima Omar Aisha Yusuf
Hassan Kofi Ama Chidi Ngozi Thabo Zanele Ivan Olga Dmitri Natasha Piotr Agnieszka Marta Katarzyna Andrei Elena Mihai Kenji Aiko Minh Linh Nguyen Smith
Johnson Williams Miller Davis Garcia Wilson Moore Taylor Thomas Martin Thompson Robinson Walker Young Allen Wright Scott Green Baker Adams Carter
Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Murphy Rogers Morgan Bell Bailey Cooper Richardson Cox Howard
Ward Torres Peterson Gray Ramirez James Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross Henderson Coleman Perry Powell Long Patterson
Hughes Flores Washington Butler Simmons Foster Gonzales Bryant Alexander Russell Griffin Diaz Hayes Hans Gerda Greta Elsa Finn Nils Tim Tom Ben Max
Leo Felix Oskar Anton Emil Theo Jan Kai Uwe Rolf Dieter Jens Klaus
Paris London Berlin Madrid Rome Milan Oslo Bergen Stockholm Malmo Copenhagen Aarhus Helsinki Tampere Tallinn Riga Vilnius Warsaw Krakow Prague Brno
Vienna Graz Linz Zurich Basel Bern Geneva Lyon Lille Nantes Bordeaux Porto Lisbon Seville Malaga Naples Turin Genoa Bologna Athens Patras Varna
Bucharest Cluj Budapest Pecs Zagreb Belgrade Sarajevo Kyiv Odessa Minsk Moscow Kazan Ankara Izmir Cairo Giza Tunis Algiers Rabat Fez Dakar Accra Lagos
Abuja Nairobi Kampala Kigali Lusaka Harare Durban Pretoria Dubai Doha Muscat Delhi Mumbai Pune Chennai Kolkata Hyderabad Dhaka Karachi Lahore Colombo
Kandy Yangon Hanoi Hue Manila Cebu Jakarta Bali Perth Sydney Hobart Auckland Tokyo Osaka Kyoto Nagoya Seoul Busan Taipei Texas Ohio Utah Iowa Maine
Idaho Nevada Oregon Kansas Alaska Hawaii Boston Dallas Austin Denver Miami Tampa Reno Boise Omaha Tulsa Fargo Quebec Toronto Ottawa Calgary Lima Cusco
Quito Bogota Cali Caracas Santiago Peru Chile Cuba Mali Niger Chad Togo Benin Gabon Congo Angola Malawi Kenya Nepal Bhutan Laos Iran Iraq Syria Yemen
Oman Qatar Malta Cyprus Crete Corfu Wales Kent Essex Devon Dorset Leeds York Derby Leipzig Dresden Bremen Kiel Mainz Ulm Trier Jena Gera
Siemens Bosch Nestle Ikea Lidl Aldi Tesco Asda Boots Greggs Nike Adidas Puma Asos Zara Primark Toyota Honda Nissan Volvo Scania Ford Tesla Boeing
Airbus Shell Exxon Unilever Danone Heineken Carlsberg Pfizer Bayer Roche Novartis Sanofi Allianz Axa Aviva Santander Barclays Lloyds Monzo Revolut
Starbucks Costa Pret Walmart Kroger Costco Amtrak Fedex Hermes Deliveroo Lyft Netflix Disney Pixar Nokia Ericsson Vodafone Telia Accenture Capgemini
Deloitte Kpmg Zalando Otto Rewe Edeka Kaufland Medtronic Philips Miele Dyson Braun Lego Mattel Hasbro Lufthansa Ryanair Easyjet Finnair
`;
