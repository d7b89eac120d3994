#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's types in its headers, where they clash with the ICU within Foundation.
// Only the end of a structure that libxml2 itself allocates depends on them.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/SAX2.h>
