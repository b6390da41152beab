/** Hardly ever in the plural where one would count other things. */
export const UNCOUNTED: ReadonlySet<string> = new Set(
  (
    'quality cost time percent faculty denial hand wood competition sense company opportunity service space life effort ' +
    'experience light stress room energy power freedom work help fold clutter'
  ).split(' '),
);
/** Counted in one sense and not in another: “a lot of discussion”, “there is little chance”. */
export const EITHER_WAY: ReadonlySet<string> = new Set(
  (
    'practice discussion debate thought attention interest activity research critique headache workaround support pressure pain ' +
    'conflict feedback detail variation change growth potential value trouble overlap action traffic talk noise sound sugar fruit ' +
    'cake fish chicken hair paper glass iron stone land property history culture language religion crime violence war peace truth ' +
    'beauty love hate sleep sport money damage demand production trade charm doubt blame fear hope joy pleasure pride shame grief ' +
    'anger speed force weight strength difficulty resistance coverage communication cooperation collaboration responsibility ' +
    'flexibility variety choice chance opposition drama representation conversation sense opportunity place paint business ' +
    'success failure justice faith taste style character reason memory knowledge understanding confusion criticism comment ' +
    'improvement development progress access control contact movement exercise treatment surgery medicine evidence material ' +
    'food wine beer tea coffee meat cheese cloth metal plastic rain snow wind heat cold fire smoke dust rope string wire'
  ).split(' '),
);
/** What is spoken of without an article though it is one: of these, no name of a firm or a team is made. */
export const MASS: ReadonlySet<string> = new Set(
  (
    'internet technology education pollution society money information advertising globalization globalisation knowledge health nature ' +
    'communication transport transportation tourism traffic advice happiness poverty unemployment research science music art ' +
    'literature history culture water food life time work success failure travel luggage equipment furniture homework housework ' +
    'weather electricity energy violence crime peace freedom democracy inflation competition experience violence racism ' +
    'smoking driving reading shopping swimming cooking teaching learning studying travelling traveling'
  ).split(' '),
);
