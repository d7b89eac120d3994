print("styrkort")
