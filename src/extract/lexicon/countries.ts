/** Countries: name | other names, folded | demonyms and adjectives, folded. A government speaks under its country's name. */
const TABLE = `
Afghanistan||afghan afghans
Albania||albanian albanians
Algeria||algerian algerians
Angola||angolan angolans
Argentina||argentine argentinian argentines
Armenia||armenian armenians
Australia||australian australians aussie
Austria||austrian austrians
Azerbaijan||azerbaijani azeri
Bahrain||bahraini
Bangladesh||bangladeshi bangladeshis
Belarus||belarusian belarusians
Belgium||belgian belgians
Bolivia||bolivian bolivians
Bosnia and Herzegovina|bosnia|bosnian bosnians
Botswana||botswanan
Brazil||brazilian brazilians
Bulgaria||bulgarian bulgarians
Burkina Faso||burkinabe
Burundi||burundian
Cambodia||cambodian cambodians
Cameroon||cameroonian
Canada||canadian canadians
Chad||chadian
Chile||chilean chileans
China|people's republic of china;prc|chinese
Colombia||colombian colombians
Costa Rica||costa rican
Croatia||croatian croat croats
Cuba||cuban cubans
Cyprus||cypriot cypriots
Czech Republic|czechia|czech czechs
Denmark||danish dane danes
Dominican Republic||dominican
DR Congo|democratic republic of congo;drc|congolese
Ecuador||ecuadorian ecuadorean
Egypt||egyptian egyptians
El Salvador||salvadoran salvadorans
Eritrea||eritrean
Estonia||estonian estonians
Ethiopia||ethiopian ethiopians
European Union|eu|european
Finland||finnish finn finns
France||french
Gabon||gabonese
Georgia||georgian georgians
Germany||german germans
Ghana||ghanaian
Greece||greek greeks
Guatemala||guatemalan
Guinea||guinean
Haiti||haitian haitians
Honduras||honduran hondurans
Hungary||hungarian hungarians
Iceland||icelandic
India||indian indians
Indonesia||indonesian indonesians
Iran|islamic republic of iran|iranian iranians
Iraq||iraqi iraqis
Ireland||irish
Israel||israeli israelis
Italy||italian italians
Ivory Coast|cote divoire|ivorian
Jamaica||jamaican
Japan||japanese
Jordan||jordanian jordanians
Kazakhstan||kazakh
Kenya||kenyan kenyans
Kosovo||kosovar kosovan
Kuwait||kuwaiti
Kyrgyzstan||kyrgyz
Laos||laotian lao
Latvia||latvian latvians
Lebanon||lebanese
Liberia||liberian
Libya||libyan libyans
Lithuania||lithuanian lithuanians
Luxembourg||luxembourgish
Malaysia||malaysian malaysians
Mali||malian
Malta||maltese
Mexico||mexican mexicans
Moldova||moldovan
Mongolia||mongolian
Montenegro||montenegrin
Morocco||moroccan moroccans
Mozambique||mozambican
Myanmar|burma|burmese
Namibia||namibian
Nepal||nepali nepalese
Netherlands|holland|dutch
New Zealand||
Nicaragua||nicaraguan
Niger||nigerien
Nigeria||nigerian nigerians
North Korea|dprk|north korean north koreans
North Macedonia|macedonia|macedonian
Norway||norwegian norwegians
Oman||omani
Pakistan||pakistani pakistanis
Palestine|palestinian authority|palestinian palestinians
Panama||panamanian
Paraguay||paraguayan
Peru||peruvian
Philippines||philippine filipino filipinos
Poland||polish pole poles
Portugal||portuguese
Qatar||qatari
Romania||romanian romanians
Russia|russian federation|russian russians
Rwanda||rwandan
Saudi Arabia||saudi saudis
Senegal||senegalese
Serbia||serbian serb serbs
Singapore||singaporean
Slovakia||slovak slovaks
Slovenia||slovenian slovene
Somalia||somali somalis
South Africa||south african south africans
South Korea||south korean south koreans
South Sudan||south sudanese
Soviet Union|ussr|soviet soviets
Spain||spanish spaniard spaniards
Sri Lanka||sri lankan
Sudan||sudanese
Sweden||swedish swede swedes
Switzerland||swiss
Syria||syrian syrians
Taiwan||taiwanese
Tajikistan||tajik
Tanzania||tanzanian
Thailand||thai
Tunisia||tunisian
Turkey|turkiye|turkish turk turks
Turkmenistan||turkmen
Uganda||ugandan
Ukraine||ukrainian ukrainians
United Arab Emirates|uae|emirati
United Kingdom|uk;britain;great britain;england;scotland;wales|british briton britons english scottish welsh
United States|us;usa;america;united states of america|american americans
Uruguay||uruguayan
Uzbekistan||uzbek
Vatican|holy see;vatican city|
Venezuela||venezuelan venezuelans
Vietnam||vietnamese
Yemen||yemeni
Zambia||zambian
Zimbabwe||zimbabwean
`;

const ROWS = TABLE.trim()
  .split('\n')
  .map((line) => line.split('|') as [string, string, string]);

/** Folded name of a country, any of its names → its usual one. */
export const COUNTRIES: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([name, others]) => [name.toLowerCase(), ...others.split(';').filter(Boolean)].map((other) => [other.replace(/'/g, ''), name] as const)),
);

/** Folded demonym or adjective → its country. */
export const DEMONYMS: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([name, , demonyms]) =>
    demonyms
      .replace(/\b(north|south|costa|sri) (\w+)/g, '$1_$2')
      .split(' ')
      .filter(Boolean)
      .map((demonym) => [demonym.replace('_', ' '), name] as const),
  ),
);
