SetFactory("OpenCASCADE");
Rectangle(1) = {0, 0, 0, 2, 1};
Disk(2) = {1.5, 0.5, 0, 0.2, 0.2};
Disk(3) = {0.5, 0.5, 0, 0.25, 0.25};
BooleanDifference{ Surface{1}; Delete; }{ Surface{2}; Delete; }
BooleanFragments{ Surface{1}; Delete; }{ Surface{3}; Delete; }
Mesh.MeshSizeMax = 0.35;
left() = Curve In BoundingBox {-0.01,-0.01,-1, 0.01,1.01,1};
hole() = Curve In BoundingBox {1.29,0.29,-1, 1.71,0.71,1};
core() = Surface In BoundingBox {0.24,0.24,-1, 0.76,0.76,1};
all() = Surface{:};
all() -= core();
Physical Curve("left") = left();
Physical Curve("hole edge") = hole();
Physical Surface("core") = core();
Physical Surface("plate") = all();
