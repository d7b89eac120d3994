/// The files of `Mappings/`, carried in the program so that a new workspace can begin with them.
public enum StarterFiles {
  /// The mappings, by the names of their files without `.yaml`.
  public static let mappings: [String: [UInt8]] = [
    "blad-per-mal": PackageResources.blad_per_mal_yaml,
    "fast-blankett": PackageResources.fast_blankett_yaml,
    "kvartalsuppfoljning": PackageResources.kvartalsuppfoljning_yaml,
    "malblock": PackageResources.malblock_yaml,
    "malkort": PackageResources.malkort_yaml,
    "matetalslista": PackageResources.matetalslista_yaml,
    "styrkort-arbetsbok": PackageResources.styrkort_arbetsbok_yaml,
    "styrkort-csv": PackageResources.styrkort_csv_yaml,
  ]

  /// The policies, by the names of their files without `.yaml`.
  public static let policies: [String: [UInt8]] = [
    "helsingborg": PackageResources.helsingborg_yaml,
    "landskrona": PackageResources.landskrona_yaml,
    "lulea-2016": PackageResources.lulea_2016_yaml,
    "lulea": PackageResources.lulea_yaml,
    "lund": PackageResources.lund_yaml,
    "malmo-2014": PackageResources.malmo_2014_yaml,
    "malmo-2016": PackageResources.malmo_2016_yaml,
    "perstorp": PackageResources.perstorp_yaml,
    "stockholm": PackageResources.stockholm_yaml,
    "vansbro": PackageResources.vansbro_yaml,
    "vargarda": PackageResources.vargarda_yaml,
  ]

  /// The guide to writing mappings, in Markdown.
  public static var guide: [UInt8] { PackageResources.README_md }

  /// The JSON Schemas by which editors complete and check mappings, policies and fill mappings.
  public static let schemas: [String: [UInt8]] = [
    "ifyllning.schema.json": PackageResources.ifyllning_schema_json,
    "mappning.schema.json": PackageResources.mappning_schema_json,
    "policy.schema.json": PackageResources.policy_schema_json,
    "styrkort.schema.json": PackageResources.styrkort_schema_json,
  ]
}
