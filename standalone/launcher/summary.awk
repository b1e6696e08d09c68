# Reads surefire's XML reports: names the skipped tests and why, ends with the counts.

function attribute(name) {
    if (!match($0, " " name "=\"[^\"]*\"")) return ""
    return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
}

function text(xml) {
    gsub(/&quot;/, "\"", xml); gsub(/&apos;/, "'", xml); gsub(/&#10;/, " ", xml)
    gsub(/&lt;/, "<", xml); gsub(/&gt;/, ">", xml); gsub(/&amp;/, "\\&", xml)
    return xml
}

/<testsuite / {
    run += attribute("tests"); skipped += attribute("skipped")
    failed += attribute("failures") + attribute("errors")
}

/<testcase / { test = attribute("classname") "." attribute("name") }

/<skipped/ {
    if (!any++) print ""
    reason = attribute("message")
    if (reason == "" && match($0, /Assumption failed: .*/)) reason = substr($0, RSTART, RLENGTH)
    print "skipped " text(test) ": " (reason == "" ? "no reason given" : text(reason))
}

END { printf "\n%d passed, %d failed, %d skipped\n", run - failed - skipped, failed, skipped }
