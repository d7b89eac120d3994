import Foundation
import TestSupport
import Testing

@Suite("What IT installs for the night")
struct OperationsTests {
  @Test("systemd finds nothing to remark on in the units, and the service hardly exposed")
  func units() throws {
    guard let analyze = Program.named("systemd-analyze") else {
      skip("systemd-analyze is not installed.")
      return
    }
    let folder = try TemporaryFolder()
    let operations = projectFolder.appending(path: "Operations")
    for kind in ["service", "timer"] {
      // The program and its manual page are not installed where tests run.
      let unit = try String(
        contentsOf: operations.appending(path: "styrkort@.\(kind)"), encoding: .utf8
      )
      .replacing("/usr/bin/styrkort", with: Program.styrkort.path)
      .split(separator: "\n").filter { !$0.hasPrefix("Documentation=") }.joined(separator: "\n")
      try folder.write(unit + "\n", to: "styrkort@srv-ekeby.\(kind)")
    }
    let service = folder.location.appending(path: "styrkort@srv-ekeby.service").path
    let timer = folder.location.appending(path: "styrkort@srv-ekeby.timer").path
    let verified = try analyze.run(["verify", "--man=no", service, timer])
    #expect(verified.code == 0, "\(verified.errors)")
    #expect(verified.errors.isEmpty, "\(verified.errors)")
    // From 0, hardly exposed, to 10; at most 0.6, in tenths.
    let security = try analyze.run(["security", "--offline=true", "--threshold=6", service])
    #expect(security.code == 0, "\(security.output.split(separator: "\n").last ?? "")")
  }
}
