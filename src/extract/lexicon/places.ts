import { listed } from './listed.ts';

/** Cities, states and provinces, folded. Source: the lexicon of compromise 14 (MIT), its City and Region. */
export const PLACES: ReadonlySet<string> = new Set(
  `
aalborg aarhus abidjan abu_dhabi accra addis_ababa adygea agartala aguascalientes ahmedabad aizawl al_basrah_al_qadimah al_mawsil_al_jadidah alabama alaska
alberta albuquerque aleppo algiers almaty altai amaravati amman amsterdam anaheim anapolis anchorage ancona andhra_pradesh ankara antwerp aqaba arizona
arkansas arlington arunachal_pradesh ashdod ashgabat assam asuncion athens atlanta auckland baghdad bahia baja_california bakersfield baku balkaria bandung
bangalore bangkok banja_luka baotou barcelona bari barranquilla basel bashkortostan basque basrah bavaria bayan_nur beijing beirut belfast belgrade
belo_horizonte bengaluru benghazi bergen berlin bern bhopal bhubaneshwar bihar birmingham bogota boston brasilia bratislava brazzaville bremen brisbane
bristol british_columbia brussels bucharest buckinghamshire budapest buenos_aires burgas bursa buryatia busan butuan cagliari cairo calgary california
camayenne cambridgeshire campeche canberra cancun cape_town caracas cardiff catania ceara cebu changchun changsha changzhou chattogram chechnya chengdu
chengzhong chennai cherkessia chhattisgarh chiang_mai chiapas chicago chihuahua chittagong chongqing christchurch chuvashia cleveland coahuila colima
cologne colombo colorado conakry connecticut constanta copenhagen cordoba cork corsica coventry craiova crimea cumbria curitiba dadonghai daegu daejeon
dagestan dakar dalian dallas damascus dar_es_salaam daugavpils dehradun delaware delhi denver derbyshire detroit dhaka dispur doha dongguan dorset dortmund
dresden dubai dublin duesseldorf dunkirk durango durban dushanbe edinburgh edmonton eindhoven el_paso essex faisalabad fes florida fort_worth fortaleza
foshan frankfurt fresno fujian fukuyama galway gandhinagar gangtok gansu gaza gdansk geneva genoa georgia ghent giza glasgow gloucestershire goa gold_coast
gothenburg graz guadalajara guadalupe guanajuato guangdong guangzhou guayaquil guizhou gujarat gujrat haifa halifax hamburg hampshire hangzhou hannover
hanoi harbin haryana havana hawaii hefei helsinki heraklion hertfordshire hidalgo himachal_pradesh ho_chi_minh homs honolulu hunan hyderabad ibadan idaho
illinois imphal incheon indiana indianapolis indore ingushetia iowa irkutsk isfahan islamabad islington istanbul itanagar izmir iztapalapa jaipur jakarta
jalisco jeddah jerusalem jharkhand jiangxi jilin jinan johannesburg kabardino kabul kaduna kallakurichi kalmykia kampala kandahar kandy kano kanpur kansas
kaohsiung karachay karachi karaj karelia karnataka kaunas kawaguchi kedah kelantan kentucky kerala khakassia kharkiv khartoum khulna kiev kingston kinshasa
kirkuk klaipeda kohima kolkata komi kopavogur kosice kowloon krakow kuala_lumpur kunming kunshan kyiv kyoto la_paz la_plata lagos lahore lancashire lanzhou
lausanne le_mans leeds leicester leicestershire leipzig libreville liege lima limassol lincolnshire linz lisbon liverpool london long_beach los_angeles
louisiana luanda lucknow ludhiana lviv lyon macau madhya_pradesh madrid maharashtra maine makassar malacca malmo manaus manchester mandalay manila manipur
manitoba maracaibo maracay maranhao mari_el maribor marrakesh marseille maryland mashhad massachusetts mecca medan medellin medina meghalaya melbourne
memphis mendoza messina miami michigan michoacan midlands milan milwaukee minas_gerais minnesota minsk miskolc mississauga mississippi missouri mizoram
mogadishu montana montevideo montpellier montreal mordovia morelos moscow mosul mumbai munich muscat nagaland nagano nagasaki nagoya nagpur nairobi
nanchang nanchong nanjing nantes nantong naples nashville navan nayarit nebraska nevada new_brunswick new_delhi new_hampshire new_jersey new_mexico
new_orleans new_taipei new_york new_york_state newcastle newfoundland newfoundland_and_labrador ningbo norfolk normandy north_carolina north_dakota
north_yorkshire northamptonshire nottinghamshire nova_scotia novosibirsk nuevo_leon nunavut nyc oakland oaxaca odessa odisha ohio oklahoma omsk ontario
oran ordos oregon osaka oslo ossetia ottawa oxfordshire padua pahang palermo panaji parana paris patna patras pei peking penang pennsylvania perak
pernambuco petah_tikva philadelphia phnom_penh phoenix pilsen piraeus pittsburgh port_au_prince port_elizabeth port_said portland porto poznan prague prato
pretoria prince_edward_island puebla punjab puyang pyongyang qingdao qinghai quebec queensland queretaro quezon quintana_roo quito rabat raipur rajasthan
rajshahi raleigh ranchi rangpur rawalpindi recife reims rennes reykjavik rhode_island riga rio rio_de_janeiro riyadh rome rotterdam sacramento saint_louis
saint_petersburg salem salt_lake_city salzburg san_antonio san_diego san_francisco san_jose san_juan san_luis_potosi san_pedro san_salvador sanaa santa_ana
santa_catarina santa_fe santa_marta santo_domingo sao_paulo sapporo sarajevo sarawak saskatchewan saxony seattle selangor seoul seville shanghai shantou
sheffield shenyang shenzhen shijiazhuang shillong shimla shiyan siberia sichuan sicily sikkim sinaloa skopje somerset sonora south_carolina south_dakota
soweto staffordshire staten_island stockholm strasbourg stuttgart suffolk surabaya surat surrey sussex suzhou sylhet tabasco tabriz taian taichung tainan
taipei taiyuan tallinn tamaulipas tamil_nadu tampere tangier tangshan tartu tashkent tasmania tatarstan tbilisi tegucigalpa tehran tel_aviv telangana
tennessee texas the_hague thessaloniki tianjin tianshui tijuana tilburg timisoara tirana tlaxcala tokyo tomsk toronto toulon toulouse trieste tripoli
tripura trondheim tulsa tunis turin turku tuscany tuva udmurtia ulan_bator urumqi utah utrecht uttar_pradesh uttarakhand valencia vancouver varna vaughn
venice veracruz vermont verona versailles vienna vilnius vladivostok volgograd warsaw warwickshire washington washington_dc wellington west_bengal
west_virginia wexford wichita wicklow windhoek windsor winnipeg winterthur wisconsin wroclaw wuhan wuxi wuzhou wyoming xiamen xian xinyang yakutia yangon
yekaterinburg yerevan yokohama yorkshire yucatan yukon yunfu zacatecas zagreb zanzibar zhangzhou zhengzhou zhongshan zibo zurich`
    .trim()
    .split(/\s+/)
    .map((place) => place.replaceAll('_', ' ')),
);

/** What the name of a place, a day or a law ends in: *Wall Street*, *Dade County*, *Election Day*. They say nothing. */
export const PLACE_NOUNS =
  listed(`act africa america amendment asia avenue award awards bay beach belt boulevard building canal castle coast county creek day drive east
europe falls harbor heights hill hills hotel island islands lake lakes mall mountain mountains ocean peninsula plaza prison prize ridge river road rock rocks sea
security springs square street tower towers valley village war week`);

/** What it starts with: *New Jersey*, *Las Vegas*, *Western Europe*. */
export const PLACE_LEADS = listed('central east eastern el fort las los new north northern palm puerto san santa silicon south southern west western');
