// SPDX-License-Identifier: Apache-2.0
#pragma once

// Icons by what they stand for; the code points are Font Awesome 4.7's. Never without a word
// beside them, except in the rows of a table.
namespace noodkluis::app::desktop::icon {

inline constexpr unsigned short kFirst = 0xf000;
inline constexpr unsigned short kLast = 0xf2e0;

inline constexpr char const* kSearch = "\uf002";
inline constexpr char const* kOverview = "\uf015";    // home
inline constexpr char const* kCollection = "\uf19c";  // institution
inline constexpr char const* kLists = "\uf0cb";       // numbered list
inline constexpr char const* kPlans = "\uf279";       // map
inline constexpr char const* kAgreements = "\uf2b5";  // handshake
inline constexpr char const* kSharing = "\uf1d8";     // paper plane
inline constexpr char const* kLog = "\uf1da";         // history
inline constexpr char const* kSettings = "\uf013";    // gear
inline constexpr char const* kLock = "\uf023";
inline constexpr char const* kUnlock = "\uf09c";
inline constexpr char const* kFolder = "\uf07c";
inline constexpr char const* kFile = "\uf15b";
inline constexpr char const* kAdd = "\uf067";
inline constexpr char const* kClose = "\uf00d";
inline constexpr char const* kBack = "\uf060";
inline constexpr char const* kGood = "\uf058";     // check in a circle
inline constexpr char const* kWarning = "\uf071";  // triangle
inline constexpr char const* kDanger = "\uf06a";   // exclamation in a circle
inline constexpr char const* kNote = "\uf05a";     // i in a circle
inline constexpr char const* kShow = "\uf06e";     // eye
inline constexpr char const* kHide = "\uf070";
inline constexpr char const* kPhoto = "\uf03e";
inline constexpr char const* kPeople = "\uf0c0";
inline constexpr char const* kKeep = "\uf1cd";  // a life-belt
inline constexpr char const* kTime = "\uf017";
inline constexpr char const* kPin = "\uf041";
inline constexpr char const* kRoute = "\uf277";  // signpost
inline constexpr char const* kCalendar = "\uf073";
inline constexpr char const* kImport = "\uf019";
inline constexpr char const* kExport = "\uf093";
inline constexpr char const* kFire = "\uf06d";
inline constexpr char const* kOpenBox = "\uf1b2";  // a cube: a bundle
inline constexpr char const* kExample = "\uf0eb";  // light bulb
inline constexpr char const* kUp = "\uf062";
inline constexpr char const* kDown = "\uf063";
inline constexpr char const* kUndo = "\uf0e2";
inline constexpr char const* kRedo = "\uf01e";
inline constexpr char const* kEdit = "\uf040";
inline constexpr char const* kRemove = "\uf1f8";
inline constexpr char const* kSave = "\uf0c7";
inline constexpr char const* kMove = "\uf07d";     // arrows up and down
inline constexpr char const* kBeside = "\uf0db";   // two columns
inline constexpr char const* kBoth = "\uf0ec";     // arrows to and fro
inline constexpr char const* kCopyTo = "\uf0c5";   // two sheets
inline constexpr char const* kChanges = "\uf044";  // a pen on a sheet
inline constexpr char const* kDesktop = "\uf108";
inline constexpr char const* kComputer = "\uf109";  // laptop
inline constexpr char const* kMedium = "\uf287";    // USB
inline constexpr char const* kForward = "\uf061";
inline constexpr char const* kNext = "\uf061";
inline constexpr char const* kContrast = "\uf042";
inline constexpr char const* kChecked = "\uf046";
inline constexpr char const* kUnchecked = "\uf096";
inline constexpr char const* kFilter = "\uf0b0";
inline constexpr char const* kCarryOut = "\uf08b";  // an arrow out of a door
inline constexpr char const* kCover = "\uf0e9";     // umbrella
inline constexpr char const* kMissing = "\uf059";   // question mark in a circle
inline constexpr char const* kDamaged = "\uf0e7";   // bolt
inline constexpr char const* kAssembly = "\uf024";  // flag
inline constexpr char const* kZoom = "\uf00e";
inline constexpr char const* kLess = "\uf068";  // minus

}  // namespace noodkluis::app::desktop::icon
