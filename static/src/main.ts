// The browser's entry: the design system, and a page about a stream that keeps itself up to date. No rule of a vote lives here.
import "../css/tokens.css";
import "../css/base.css";
import "../css/layout.css";
import "../css/forms.css";
import "../css/session.css";

import { keepFresh } from "./refresh.ts";

keepFresh(document, window);
